"""What can be proven about published instances, and how long it takes."""
