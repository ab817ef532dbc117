// The settings of every house, as variables of the environment: what a try-out has by default, but for what would
// keep one visitor on one machine from telling all stories within a minute.
'use strict';

module.exports = {
  // Chromium is as quick as the programs that this is meant for.
  POSTRIDER_SIGNUP_SOONEST_ANSWER_SECONDS: '0',
};
