// The API's documentation: the overview, one group of operations, and the search.
'use strict';

exports.name = 'docs';

exports.tell = async (visit) => {
  await visit.go('/api/docs');
  await visit.see('overview', { heading: /The API of Postrider/ });
  await visit.go('/api/docs/editing');
  await visit.see('group', { heading: /Editing/ });
  if (visit.scripts) {
    await visit.page.fill('#find', 'draft');
    await visit.see('found', { heading: /Editing/, says: 'operations' });
  }
};
