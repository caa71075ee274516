-- What hangs together by `edge` is one matter; its days and acts make a timeline.
--
-- In: held, alike, group_of, corpus_entities. Out: timeline, a row for each day, act and matter of a holder.

CREATE OR REPLACE TABLE matter AS
SELECT held.place, article, story, day, entity, act, side, content, score, coalesce(group_of.first, held.place) AS matter
FROM held LEFT JOIN group_of ON group_of.member = held.place;

-- Of two that are about the very same, the later one is held against the last before it: whoever was for it, open to it or against it
-- and is something else on a later day has changed; if other reports of that day said so already, it is they who contradict.
-- What is unlikely to have been read right, or was read as two acts in the same words, is not held against anything.
CREATE OR REPLACE TABLE heard AS
SELECT * FROM (
  SELECT article, place, story, day, 12 * CAST(substr(day, 1, 4) AS INT) + CAST(substr(day || '-01', 6, 2) AS INT) AS month, act, side, min(act) OVER same_words AS one_act, max(act) OVER same_words AS another_act,
    regexp_like(words, '(^| )(to(day|night|morrow)|this +(morning|afternoon|evening|week|month)|(mon|tues|wednes|thurs|fri|satur|sun)day)( |$)') AS is_of_its_day
  FROM held WHERE coalesce(score, 1e0) >= 0.5e0
  WINDOW same_words AS (PARTITION BY article, entity, words)
) read_twice WHERE one_act = another_act AND side <> 'other';

-- Two words in common ("spending cuts") are many matters, unless they are all there is.
CREATE OR REPLACE TABLE same AS
SELECT x.place AS a, y.place AS b, x.day AS day_before, y.day, y.month - x.month AS months, x.side AS side_before, y.side, x.act AS act_before, y.act, x.story AS story_before, y.story
FROM alike JOIN heard x ON x.place = a JOIN heard y ON y.place = b
WHERE of_lighter >= 0.75e0 AND (of_heavier >= 0.9e0 OR of_heavier >= 0.5e0 AND shared_words >= 3)
  AND (x.day = y.day OR NOT x.is_of_its_day AND NOT y.is_of_its_day);

-- Whoever only meant to, and now weighs it, may have been reported in other words. What is rejected was put forward by somebody else, as is what
-- is opposed after an offer. After two years it is another matter.
CREATE OR REPLACE TABLE turned AS
SELECT b AS place, act_before || ' → ' || act AS change FROM (
  SELECT *, row_number() OVER (PARTITION BY b ORDER BY day_before DESC, a DESC) AS rank FROM same WHERE day_before < day
) ranked
LEFT JOIN (SELECT DISTINCT b AS both_ways, side_before AS side_of_day FROM same WHERE day_before = day) of_day
  ON of_day.both_ways = ranked.b AND of_day.side_of_day = ranked.side_before
WHERE rank = 1 AND side_before <> side AND both_ways IS NULL
  AND NOT (side = 'open' AND act_before IN ('INTEND', 'SUPPORT'))
  AND NOT (act = 'REJECT' AND act_before IN ('INTEND', 'OFFER', 'PLEDGE')) AND NOT (act = 'OPPOSE' AND act_before = 'OFFER')
  AND months <= 24;

-- Who goes to and fro, three times or more, does business that comes again, or was read wrongly.
CREATE OR REPLACE TABLE changed AS
SELECT turned.place, turned.change FROM turned
JOIN matter ON matter.place = turned.place
JOIN (
  SELECT entity, matter, count(CASE WHEN side <> side_before THEN 1 END) AS turns FROM (
    SELECT entity, matter, side, lag(side) OVER (PARTITION BY entity, matter ORDER BY place) AS side_before FROM matter WHERE side <> 'other'
  ) sides GROUP BY entity, matter
) of_matter ON of_matter.entity = matter.entity AND of_matter.matter = matter.matter
WHERE turns < 3;

CREATE OR REPLACE TABLE contradicted AS
SELECT a AS place FROM same WHERE day_before = day AND story_before <> story AND side_before <> side AND side_before <> 'open' AND side <> 'open'
UNION
SELECT b AS place FROM same WHERE day_before = day AND story_before <> story AND side_before <> side AND side_before <> 'open' AND side <> 'open';

-- Copies count once; the words are those of the likeliest report.
CREATE OR REPLACE TABLE dated AS
SELECT entity, matter, day, act, count(DISTINCT story) AS stories, count(DISTINCT article) AS articles, min(matter.place) AS place,
  max_by(content, struct(coalesce(score, 0e0), -matter.place, content)) AS content,
  max_by(article, struct(coalesce(score, 0e0), -matter.place, content)) AS article,
  min(changed.change) AS change, max(CASE WHEN contradicted.place IS NULL THEN 0 ELSE 1 END) = 1 AS is_contradicted
FROM matter
LEFT JOIN changed ON changed.place = matter.place
LEFT JOIN contradicted ON contradicted.place = matter.place
WHERE day IS NOT NULL
GROUP BY entity, matter, day, act;

CREATE OR REPLACE TABLE timeline AS
SELECT dated.entity, corpus_entities.name AS holder, dated.matter, about.content AS about, dated.day, dated.act, dated.content,
  dated.stories, dated.articles, dated.article, dated.change, dated.is_contradicted, dated.place
FROM dated
JOIN corpus_entities ON corpus_entities.entity_place = dated.entity
JOIN (
  SELECT entity, matter, min_by(content, place) AS content FROM dated GROUP BY entity, matter
) about ON about.entity = dated.entity AND about.matter = dated.matter;
