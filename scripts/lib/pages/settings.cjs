// The settings of every house, as variables of the environment: what a try-out has by default, but for what would
// keep one visitor on one machine from telling all stories within a minute.
'use strict';

module.exports = {};
