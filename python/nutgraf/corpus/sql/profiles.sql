-- What the groups of a name say of themselves: rows that a decision is made of, as many as groups and not as many as articles.
--
-- In: named, doubtful, group_of. Out: member (each entity with its group), profile (a row for each group of a doubtful name and what it says),
-- decision (of all other names).

-- Whoever shares no context with anybody stands with those who say the same of themselves.
CREATE OR REPLACE TABLE member AS
SELECT named.*,
  CASE WHEN doubtful.root IS NULL THEN min(named.place) OVER (PARTITION BY named.class, named.root)
    WHEN group_of.first IS NOT NULL THEN group_of.first
    WHEN doubtful.is_lone = 1 OR (named.class = 'body' AND namesakes > 0 AND coalesce(seat, sector, office, link) IS NULL) THEN min(CASE WHEN group_of.first IS NULL THEN named.place END) OVER (
      PARTITION BY named.class, named.root, named.story, CASE WHEN group_of.first IS NULL THEN 0 ELSE 1 END)
    ELSE min(CASE WHEN group_of.first IS NULL THEN named.place END) OVER (
      PARTITION BY named.class, named.root, named.seat, named.sector, named.gender, named.office, named.link,
        CASE WHEN group_of.first IS NULL THEN 0 ELSE 1 END)
  END AS part
FROM named
LEFT JOIN doubtful ON doubtful.class = named.class AND doubtful.root = named.root
LEFT JOIN group_of ON group_of.member = named.place;

CREATE OR REPLACE TABLE profile AS
SELECT member.class, member.root, part, seat AS country, sector, gender, office, link, count(DISTINCT story) AS stories, min(place) AS place,
  min(namesakes) AS namesakes
FROM member JOIN doubtful ON doubtful.class = member.class AND doubtful.root = member.root
WHERE doubtful.is_lone = 0
GROUP BY member.class, member.root, part, seat, sector, gender, office, link;

-- Where nothing speaks against it, those of one name are one: the fewer words it has, the less surely. A name that many have says nothing alone.
CREATE OR REPLACE TABLE decision AS
SELECT DISTINCT member.part, member.part AS entity,
  CASE WHEN doubtful.is_lone = 1 THEN 0.75e0 WHEN member.class = 'person' AND position(' ' IN member.root) = 0 THEN 0.731e0 ELSE 0.924e0 END AS score,
  CASE WHEN doubtful.is_lone = 1 THEN 'a short name of several, with the same beside it'
    WHEN member.class = 'person' AND position(' ' IN member.root) = 0 THEN 'same short name' ELSE 'same name' END AS why
FROM member LEFT JOIN doubtful ON doubtful.class = member.class AND doubtful.root = member.root
WHERE doubtful.root IS NULL OR doubtful.is_lone = 1;
