-- Quotations once: the same words of one speaker, however many report them.
--
-- In: quotations, entities, articles, copies. Out: said (a row for each quotation) and edge.

-- `place` numbers the quotations in the order of their articles; `speaker_key` is the name of the speaker, whose last word stands for him.
CREATE OR REPLACE TABLE said AS
SELECT quotations.article, quotations.id, copies.place AS article_place, copies.story, articles.published,
  quotations.kind, words_of(quotations.content) AS text, quotations.hash, quotations.words, quotations.prints,
  speaker.key AS speaker_key, speaker.name AS speaker_name, speaker.kind AS speaker_kind,
  CASE WHEN speaker.kind = 'person' THEN regexp_replace(speaker.key, '^.* ', '') ELSE speaker.key END AS surname,
  row_number() OVER (ORDER BY copies.place, quotations.id) AS place
FROM quotations
JOIN copies ON copies.article = quotations.article
JOIN articles ON articles.id = quotations.article
LEFT JOIN (
  SELECT article, id, key, name, kind FROM entities WHERE kind <> 'other'
) speaker ON speaker.article = quotations.article AND speaker.id = quotations.speaker
WHERE quotations.words > 0;

-- The same words to the last one. Few words ("We will win"), and what is told in the writer's words, are said by many: then the speaker must
-- be the same too; and fewer than four ("Trump") are no statement.
CREATE OR REPLACE TABLE same_words AS
SELECT place, min(place) OVER (
    PARTITION BY hash,
      CASE WHEN words < 4 THEN CAST(place AS STRING) WHEN words < 8 OR kind = 'indirect' THEN coalesce(surname, CAST(place AS STRING)) END
  ) AS first
FROM said;

-- Prints that several have, sixteen by sixteen, as bands of copies. Only what stands in quotation marks is searched for what is said
-- nearly so: what is told in other words is the writer's.
CREATE OR REPLACE TABLE shared_print AS
SELECT print, count(*) AS quotations
FROM (
  SELECT explode(prints) AS print FROM said JOIN same_words ON same_words.place = said.place
  WHERE first = said.place AND kind <> 'indirect' AND words >= 7
) each_print
GROUP BY print HAVING count(*) > 1;

CREATE OR REPLACE TABLE printed AS
SELECT print, place, CAST(floor((n - 1) / 16) AS BIGINT) AS part, first
FROM (
  SELECT each_print.print, place,
    row_number() OVER (PARTITION BY each_print.print ORDER BY place) AS n,
    min(place) OVER (PARTITION BY each_print.print) AS first
  FROM (
    SELECT said.place, explode(prints) AS print FROM said JOIN same_words ON same_words.place = said.place
    WHERE first = said.place AND kind <> 'indirect' AND words >= 7
  ) each_print
  JOIN shared_print ON shared_print.print = each_print.print
) numbered;

-- `prints` counts those that two share.
CREATE OR REPLACE TABLE near AS
SELECT a, b, count(*) AS prints FROM (
  SELECT x.place AS a, y.place AS b, x.print
  FROM printed x JOIN printed y ON x.print = y.print AND x.part = y.part WHERE x.place < y.place
  UNION ALL
  SELECT first AS a, place AS b, print FROM printed WHERE part > 0
) pairs
GROUP BY a, b;

-- Most of the shorter one is in the longer one, and no report says that somebody else said it.
CREATE OR REPLACE TABLE joined AS
SELECT a, b FROM near JOIN said x ON x.place = a JOIN said y ON y.place = b
WHERE (x.surname = y.surname AND near.prints >= 0.6e0 * least(array_size(x.prints), array_size(y.prints)))
  OR ((x.surname IS NULL OR y.surname IS NULL) AND near.prints >= greatest(3, 0.8e0 * least(array_size(x.prints), array_size(y.prints))));

CREATE OR REPLACE TABLE edge AS
SELECT a AS one, b AS other FROM joined
UNION ALL SELECT b AS one, a AS other FROM joined
UNION ALL SELECT place AS one, first AS other FROM same_words WHERE place <> first
UNION ALL SELECT first AS one, place AS other FROM same_words WHERE place <> first;
