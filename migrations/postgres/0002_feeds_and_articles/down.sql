DROP TABLE articles;
DROP TABLE feeds;
