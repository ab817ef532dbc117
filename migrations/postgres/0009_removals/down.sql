DROP TABLE removals;
DROP TABLE removal_waves;
