"""The one store of the graph, over Bolt: the embedded engine by default, a Neo4j server by address."""

from graph.store.answer import Answer as Answer
from graph.store.originals import Original as Original
from graph.store.store import Store as Store
from graph.store.store import open_store as open_store
