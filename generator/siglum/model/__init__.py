"""The values that all rooms use: records, problems, files, addresses. Imports nothing of ours."""
