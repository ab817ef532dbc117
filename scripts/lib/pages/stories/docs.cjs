// The API's documentation: what is the same everywhere, and the largest group of operations.
'use strict';

exports.name = 'docs';

// Each of its pages carries its part of the document, to be read without a script and without asking again.
const OVERVIEW_OCTETS = 110_000;
const GROUP_OCTETS = 300_000;

exports.tell = async (visit) => {
  await visit.go('/api/docs');
  await visit.see('overview', { heading: /The API of Postrider/, title: /API · Postrider/, octets: OVERVIEW_OCTETS });
  await visit.go('/api/docs/readers');
  await visit.see('readers', { heading: /Readers/, title: /API · Postrider/, octets: GROUP_OCTETS });
  await visit.go('/api/docs/no-such-group');
  await visit.see('no-group', { status: 404, heading: /no such page/ });
};
