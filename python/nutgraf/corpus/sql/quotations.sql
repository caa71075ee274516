-- Quotations once: the same words of one speaker, however many report them.
--
-- In: quotations, entities, copies. Out: said (a row for each quotation), same_words, mark.

-- `place` numbers the quotations in the order of their articles; the last word of a speaker's name stands for him.
CREATE OR REPLACE TABLE said AS
SELECT copies.place AS article, copies.story_place AS story, quotations.kind, words_of(quotations.content) AS text, quotations.hash, quotations.words, array_size(quotations.prints) AS prints,
  speaker.name AS speaker_name,
  CASE WHEN speaker.kind = 'person' THEN split_part(speaker.key, ' ', -1) ELSE speaker.key END AS surname,
  16777216 * copies.place + quotations.id AS place
FROM quotations
JOIN copies ON copies.article = quotations.article
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

-- Whoever shares a print may say the same. Only what stands in quotation marks is searched for what is said nearly so: what is told in other
-- words is the writer's.
CREATE OR REPLACE TABLE mark AS
SELECT explode(quotations.prints) AS number, said.place
FROM quotations
JOIN copies ON copies.article = quotations.article
JOIN said ON said.place = 16777216 * copies.place + quotations.id
JOIN same_words ON same_words.place = said.place
WHERE first = said.place AND said.kind <> 'indirect' AND said.words >= 7;
