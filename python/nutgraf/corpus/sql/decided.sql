-- Entities over articles, from what was decided of their groups.
--
-- In: bearer, member, decision (part, entity, score, why), copies. Out: entity_of (a row for each entity of an article, numbered, with the number of the
-- first one of those that are the same), corpus_entities. `other_name` says what it is called where that is not its name.

CREATE OR REPLACE TABLE entity_of AS
SELECT member.place, member.part, decision.entity AS entity_place, member.surety, bearer.name,
  CASE WHEN member.surety IS NOT NULL THEN 'short for "' || member.root || '"; '
    WHEN bearer.key <> member.root THEN 'another name of "' || member.root || '"; ' END AS other_name
FROM member
JOIN decision ON decision.part = member.part
JOIN bearer ON bearer.place = member.place;

CREATE OR REPLACE TABLE reported AS
SELECT entity_place, count(DISTINCT bearer.article) AS articles, count(DISTINCT bearer.story) AS stories,
  min(copies.published) AS first, max(copies.published) AS last
FROM entity_of
JOIN bearer ON bearer.place = entity_of.place
JOIN copies ON copies.place = bearer.article
GROUP BY entity_place;

-- The name that most stories write, among full ones.
CREATE OR REPLACE TABLE corpus_entities AS
SELECT counted.entity_place,
  max_by(name, struct(is_full, counted.stories, name)) AS name, max_by(kind, struct(counted.stories, length(kind), kind)) AS kind,
  max_by(country, struct(CASE WHEN country IS NULL THEN 0 ELSE counted.stories END, 0, country)) AS country,
  max_by(sector, struct(CASE WHEN sector IS NULL THEN 0 ELSE counted.stories END, 0, sector)) AS sector,
  max_by(office, struct(CASE WHEN office IS NULL THEN 0 ELSE counted.stories END, 0, office)) AS office,
  max(link) AS link, min(reported.articles) AS articles, min(reported.stories) AS stories, min(first) AS first, max(last) AS last
FROM (
  SELECT entity_of.entity_place, bearer.name, kind, country, sector, office, link, max(CASE WHEN other_name IS NULL THEN 1 ELSE 0 END) AS is_full,
    count(DISTINCT bearer.story) AS stories
  FROM entity_of
  JOIN bearer ON bearer.place = entity_of.place
  GROUP BY entity_of.entity_place, bearer.name, kind, country, sector, office, link
) counted
JOIN reported ON reported.entity_place = counted.entity_place
GROUP BY counted.entity_place;
