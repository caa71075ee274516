-- What hangs together by `edge` is one statement, called by the place of its first report.
--
-- In: said, group_of, copies. Out: quotation_of (a row for each quotation) and statements.

CREATE OR REPLACE TABLE quotation_of AS
SELECT said.place, coalesce(group_of.first, said.place) AS statement FROM said LEFT JOIN group_of ON group_of.member = said.place;

-- Most are said once: only of others there is something to choose.
CREATE OR REPLACE TABLE repeated AS
SELECT said.*, group_of.first AS statement FROM said JOIN group_of ON group_of.member = said.place;

-- Stories have a vote each: copies of one article count once. The full name is the longest that those give who agree.
CREATE OR REPLACE TABLE vote AS
SELECT statement, surname, votes, speaker,
  row_number() OVER (PARTITION BY statement ORDER BY votes DESC, first, surname) AS rank,
  sum(votes) OVER (PARTITION BY statement) AS all_votes
FROM (
  SELECT statement, surname, count(DISTINCT story) AS votes, min(place) AS first, max_by(speaker_name, struct(length(speaker_name), -place, speaker_name)) AS speaker
  FROM repeated WHERE surname IS NOT NULL GROUP BY statement, surname
) counted;

-- The words as most of its direct reports have them, the longer of two.
CREATE OR REPLACE TABLE wording AS
SELECT statement, text, kind, row_number() OVER (
    PARTITION BY statement ORDER BY CASE kind WHEN 'direct' THEN 0 WHEN 'mixed' THEN 1 ELSE 2 END, stories DESC, words DESC, first
  ) AS rank
FROM (
  SELECT statement, text, kind, count(DISTINCT story) AS stories, max(words) AS words, min(place) AS first
  FROM repeated GROUP BY statement, text, kind
) counted;

CREATE OR REPLACE TABLE statements AS
SELECT counted.statement, wording.text, wording.kind, vote.speaker, CASE WHEN vote.votes IS NULL THEN NULL ELSE vote.votes / all_votes END AS agreement,
  counted.articles, counted.stories
FROM (
  SELECT statement, count(DISTINCT article) AS articles, count(DISTINCT story) AS stories FROM repeated GROUP BY statement
) counted
JOIN wording ON wording.statement = counted.statement AND wording.rank = 1
LEFT JOIN vote ON vote.statement = counted.statement AND vote.rank = 1
UNION ALL
SELECT said.place AS statement, text, kind, CASE WHEN surname IS NULL THEN NULL ELSE speaker_name END AS speaker,
  CASE WHEN surname IS NULL THEN NULL ELSE 1e0 END AS agreement, 1 AS articles, 1 AS stories
FROM said LEFT JOIN group_of ON group_of.member = said.place WHERE group_of.member IS NULL;
