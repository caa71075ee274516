-- Quotations once: which of those that share a print are the same words of one speaker.
--
-- In: said, same_words, near. Out: edge.

-- Most of the shorter one is in the longer one, and no report says that somebody else said it.
CREATE OR REPLACE TABLE joined AS
SELECT a, b FROM near JOIN said x ON x.place = a JOIN said y ON y.place = b
WHERE (x.surname = y.surname AND near.marks >= 0.6e0 * least(x.prints, y.prints))
  OR ((x.surname IS NULL OR y.surname IS NULL) AND near.marks >= greatest(3, 0.8e0 * least(x.prints, y.prints)));

CREATE OR REPLACE TABLE edge AS
SELECT a AS one, b AS other FROM joined
UNION ALL SELECT b AS one, a AS other FROM joined
UNION ALL SELECT place AS one, first AS other FROM same_words WHERE place <> first
UNION ALL SELECT first AS one, place AS other FROM same_words WHERE place <> first;
