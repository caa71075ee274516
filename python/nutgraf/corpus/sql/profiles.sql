-- What the groups of a name say of themselves: rows that a decision is made of, as many as groups and not as many as articles.
--
-- In: named, doubtful, group_of. Out: member (each entity with its group), profile (a row for each group of a doubtful name and what it says),
-- decision (of all other names).

-- Of a doubtful name, whoever shares no context with anybody stands with those who say the same of themselves, or, where the name says little and they
-- say nothing, with those of the same story. What a ministry does, its name says already.
CREATE OR REPLACE TABLE apart AS
SELECT named.place,
  CASE WHEN doubtful.is_lone = 1 OR (namesakes >= 0.25e0 AND coalesce(seat, CASE WHEN is_told_by_name = 1 THEN NULL ELSE sector END, office, link) IS NULL)
    THEN min(named.place) OVER (PARTITION BY named.class, named.root, named.story)
    ELSE min(named.place) OVER (PARTITION BY named.class, named.root, named.seat, named.sector, named.gender, named.office, named.link) END AS first
FROM named
JOIN doubtful ON doubtful.class = named.class AND doubtful.root = named.root
LEFT JOIN group_of ON group_of.member = named.place
WHERE group_of.member IS NULL;

CREATE OR REPLACE TABLE undoubted AS
SELECT named.class, named.root, min(named.place) AS first
FROM named LEFT JOIN doubtful ON doubtful.class = named.class AND doubtful.root = named.root
WHERE doubtful.root IS NULL
GROUP BY named.class, named.root;

CREATE OR REPLACE TABLE member AS
SELECT named.place, named.class, named.root, named.surety, coalesce(undoubted.first, group_of.first, apart.first) AS part
FROM named
LEFT JOIN undoubted ON undoubted.class = named.class AND undoubted.root = named.root
LEFT JOIN group_of ON group_of.member = named.place
LEFT JOIN apart ON apart.place = named.place;

CREATE OR REPLACE TABLE profile AS
SELECT class, root, part, country, sector, gender, office, link, count(DISTINCT story) AS stories, min(place) AS place, min(namesakes) AS namesakes
FROM (
  SELECT named.class, named.root, part, seat AS country, CASE WHEN is_told_by_name = 1 THEN NULL ELSE sector END AS sector, gender, office, link, story,
    named.place, namesakes
  FROM named
  JOIN doubtful ON doubtful.class = named.class AND doubtful.root = named.root
  JOIN member ON member.place = named.place
  WHERE doubtful.is_lone = 0
) told
GROUP BY class, root, part, country, sector, gender, office, link;

-- Where nothing speaks against it, those of one name are one: the fewer words it has, the less surely. A name that many have says nothing alone.
CREATE OR REPLACE TABLE decision AS
SELECT DISTINCT member.part, member.part AS entity,
  CASE WHEN doubtful.is_lone = 1 THEN 0.75e0 WHEN member.class = 'person' AND position(' ' IN member.root) = 0 THEN 0.731e0 ELSE 0.924e0 END AS score,
  CASE WHEN doubtful.is_lone = 1 THEN 'a name that says little alone, with the same beside it'
    WHEN member.class = 'person' AND position(' ' IN member.root) = 0 THEN 'same short name' ELSE 'same name' END AS why
FROM member LEFT JOIN doubtful ON doubtful.class = member.class AND doubtful.root = member.root
WHERE doubtful.root IS NULL OR doubtful.is_lone = 1;
