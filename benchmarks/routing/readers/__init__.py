"""One module for each file format; `benchmarks.routing.folder` knows which is which."""
