"""What is asked with a form of answer: does it have a right one, can it be guessed."""
