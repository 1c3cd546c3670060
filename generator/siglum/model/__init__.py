"""What every room speaks: records, problems, files, addresses. Imports nothing of ours."""
