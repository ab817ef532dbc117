DROP TABLE topic_rules;
DROP TABLE article_keys;
DROP TABLE articles;
DROP TABLE hubs;
DROP TABLE feed_hosts;
DROP TABLE feeds;
