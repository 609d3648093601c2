"""The sources of coordinates, each as places by key: the cache, the world, any gazetteer."""
