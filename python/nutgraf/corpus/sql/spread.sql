-- One round of the search for what hangs together: the first that a member knows learns of a lesser one that a neighbor of it knows, and the member of
-- whom its first knows. The rounds end when the numbers stay the same; there are few, since whole groups meet in one.
--
-- In: edge (one, other), either way; group_of (member, first), at first each with the least of its neighbors. Out: group_of.

CREATE OR REPLACE TABLE group_of AS
SELECT member, min(first) AS first FROM (
  SELECT member, first FROM group_of
  UNION ALL
  SELECT x.first AS member, y.first FROM edge
  JOIN group_of x ON x.member = edge.one JOIN group_of y ON y.member = edge.other WHERE y.first < x.first
  UNION ALL
  SELECT x.member, y.first FROM group_of x JOIN group_of y ON x.first = y.member
) known
GROUP BY member;
