"""The same lesson for this compiler and for its peers goes in; what each costs comes out."""
