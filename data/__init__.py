"""All that comes in or stays: order files, the hub file, the store, the sample hub."""
