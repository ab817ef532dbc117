// The settings of every house, as variables of the environment: what a try-out has by default, but for what would
// keep one visitor on one machine from telling all stories within a minute.
'use strict';

module.exports = {
  // Chromium is as quick as the programs that this is meant for.
  POSTRIDER_SIGNUP_SOONEST_ANSWER_SECONDS: '0',
  // All readers come from one network, some sign up for two lists, and all in one minute.
  POSTRIDER_SIGNUP_NETWORK_PER_HOUR: '100000',
  POSTRIDER_SIGNUP_DOMAIN_PER_HOUR: '100000',
  POSTRIDER_SIGNUP_LIST_PER_HOUR: '100000',
  POSTRIDER_SIGNUP_SITE_PER_HOUR: '100000',
  POSTRIDER_SIGNUP_MAILBOX_PER_DAY: '100',
  POSTRIDER_SIGNUP_MAILBOX_PER_MONTH: '100',
  POSTRIDER_SIGNUP_UNPROVED_PERCENT: '100',
  POSTRIDER_SIGNUP_CHALLENGE: 'never',
};
