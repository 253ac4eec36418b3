"""The room that students get to write in: lines, boxes, squares, tables, axes."""
