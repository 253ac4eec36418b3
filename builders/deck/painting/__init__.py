"""What stands on slides in; the DrawingML that shows it out."""
