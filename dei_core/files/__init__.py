"""Files and folders of any kind: read to the byte, written aside, exchanged in one step."""
