"""The routing engine and its peers on published instances, at equal processor time.

``python -m benchmarks.routing FOLDER…`` reads instances (`readers`), lets each solver
(`peers`) plan them in a child process (`runner`), has the independent judge look at
every plan, and prints how far each is from the best known (`table`).
"""
