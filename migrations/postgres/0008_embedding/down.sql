DROP TABLE list_notices;
DROP TABLE list_origins;
