-- One round of the search for what hangs together: whoever has an edge takes the first number that a neighbor knows. The rounds end when the
-- numbers stay the same; there are few, since numbers also follow the numbers.
--
-- In: edge (one, other), either way; group_of (member, first), at first each with the least of its neighbors. Out: group_of.

CREATE OR REPLACE TABLE group_of AS
SELECT member, min(first) AS first FROM (
  SELECT member, first FROM group_of
  UNION ALL
  SELECT edge.one AS member, group_of.first FROM edge JOIN group_of ON edge.other = group_of.member
  UNION ALL
  SELECT x.member, y.first FROM group_of x JOIN group_of y ON x.first = y.member
) known
GROUP BY member;
