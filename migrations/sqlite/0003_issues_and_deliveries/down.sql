DROP TABLE workers;
DROP TABLE attempts;
DROP TABLE deliveries;
DROP TABLE variants;
DROP TABLE issue_articles;
DROP TABLE issues;
DROP TABLE schedules;
