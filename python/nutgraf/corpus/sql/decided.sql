-- Entities over articles, from what was decided of their groups.
--
-- In: member, decision (part, entity, score, why). Out: entity_of (a row for each entity of an article), corpus_entities.

CREATE OR REPLACE TABLE entity_of AS
SELECT member.article, member.id, first.article || '#' || CAST(first.id AS STRING) AS entity,
  round(decision.score * coalesce(member.surety, 1e0), 3) AS score,
  CASE WHEN member.surety IS NOT NULL THEN 'short for "' || member.root || '"; '
    WHEN member.key <> member.root THEN 'another name of "' || member.root || '"; ' ELSE '' END || decision.why AS why,
  member.place, first.place AS entity_place, CASE WHEN member.key = member.root THEN 1 ELSE 0 END AS is_full, member.class, member.name, member.kind, member.country, member.sector, member.office,
  member.link, member.story, member.published
FROM member
JOIN decision ON decision.part = member.part
JOIN member first ON first.place = decision.entity;

-- The name that most stories write, among full ones.
CREATE OR REPLACE TABLE corpus_entities AS
SELECT entity, entity_place,
  max_by(name, struct(is_full, stories, name)) AS name, max_by(kind, struct(stories, length(kind), kind)) AS kind,
  max_by(country, struct(CASE WHEN country IS NULL THEN 0 ELSE stories END, 0, country)) AS country,
  max_by(sector, struct(CASE WHEN sector IS NULL THEN 0 ELSE stories END, 0, sector)) AS sector,
  max_by(office, struct(CASE WHEN office IS NULL THEN 0 ELSE stories END, 0, office)) AS office,
  max(link) AS link, max(articles) AS articles, max(all_stories) AS stories, min(first) AS first, max(last) AS last
FROM (
  SELECT entity_of.entity, entity_of.entity_place, name, kind, country, sector, office, link, max(is_full) AS is_full,
    count(DISTINCT story) AS stories, min(published) AS first, max(published) AS last,
    min(total.articles) AS articles, min(total.stories) AS all_stories
  FROM entity_of
  JOIN (
    SELECT entity, count(DISTINCT article) AS articles, count(DISTINCT story) AS stories FROM entity_of GROUP BY entity
  ) total ON total.entity = entity_of.entity
  GROUP BY entity_of.entity, entity_of.entity_place, name, kind, country, sector, office, link
) counted
GROUP BY entity, entity_place;
