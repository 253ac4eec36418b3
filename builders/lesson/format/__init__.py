"""The model in; what people and editors are told of the lesson file out."""
