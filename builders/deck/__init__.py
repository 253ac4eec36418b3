"""A lesson in; a native, editable PPTX deck out."""
