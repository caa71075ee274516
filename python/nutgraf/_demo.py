"""An article that comes with nutgraf, for whoever has none at hand."""

from ._core import Document
from ._many import extract

SAMPLE = """\
Portugal opens port to stranded grain fleet
By Marta Quintela

Ships wait off the coast of Sines on Monday. [Photo: Rui Castanho/Harbor Wire]

LISBON, Oct. 14 (Harbor Wire) — Portugal will open the port of Sines to about 40 grain ships stranded in the Atlantic, Prime Minister Ana Duarte said on Tuesday, after insurers refused to cover the voyage to Odesa.

“We will not let bread rot at anchor,” Duarte told reporters in Lisbon, “but we cannot feed three continents alone.”

She said the operation would cost “between €30 million and €35 million” over two years and called the insurers’ decision “a siege by spreadsheet.”

Who pays?

Spain and Morocco have offered to share the cost. Brussels has so far promised nothing. A Commission official, who asked not to be named, said: “Nobody has shown us a bill.”

The ships carry 2.1 million tonnes of wheat, enough for one in seven households in Egypt. Captain Luís Faria has been waiting since early September.

“Yesterday my cook caught a tuna,” he said by radio. “Today it is the best-paid member of the crew.”

(Reporting by Marta Quintela; Editing by Jo Lind)

Subscribe to Harbor Wire's morning letter
"""


def demo() -> Document:
    """Reads an article that comes with nutgraf. In a notebook the document shows itself: ``nutgraf.demo()``."""
    return extract(SAMPLE, id="sample.txt", published="2025-10-14")
