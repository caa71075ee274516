-- What the groups of a name say of themselves: rows that a decision is made of, as many as groups and not as many as articles.
--
-- In: named, doubtful, group_of. Out: member (each entity with its group), profile (a row for each group of a doubtful name and what it says),
-- decision (of all other names).

-- Whoever shares no context with anybody stands with those who say the same of themselves.
CREATE OR REPLACE TABLE member AS
SELECT named.*,
  CASE WHEN doubtful.root IS NULL THEN min(named.place) OVER (PARTITION BY named.class, named.root)
    WHEN group_of.first IS NOT NULL THEN group_of.first
    ELSE min(CASE WHEN group_of.first IS NULL THEN named.place END) OVER (
      PARTITION BY named.class, named.root, named.country, named.sector, named.gender, named.office, named.link,
        CASE WHEN group_of.first IS NULL THEN 0 ELSE 1 END)
  END AS part
FROM named
LEFT JOIN doubtful ON doubtful.class = named.class AND doubtful.root = named.root
LEFT JOIN group_of ON group_of.member = named.place;

CREATE OR REPLACE TABLE profile AS
SELECT member.class, member.root, part, country, sector, gender, office, link, count(DISTINCT story) AS stories, min(place) AS place
FROM member JOIN doubtful ON doubtful.class = member.class AND doubtful.root = member.root
GROUP BY member.class, member.root, part, country, sector, gender, office, link;

-- Where nothing speaks against it, those of one name are one: the fewer words it has, the less surely.
CREATE OR REPLACE TABLE decision AS
SELECT DISTINCT member.part, member.part AS entity,
  CASE WHEN member.class = 'person' AND position(' ' IN member.root) = 0 THEN 0.622e0 ELSE 0.924e0 END AS score,
  CASE WHEN member.class = 'person' AND position(' ' IN member.root) = 0 THEN 'same short name' ELSE 'same name' END AS why
FROM member LEFT JOIN doubtful ON doubtful.class = member.class AND doubtful.root = member.root
WHERE doubtful.root IS NULL;
