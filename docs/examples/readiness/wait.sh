curl --fail --silent --show-error --output /dev/null --retry 30 --retry-delay 1 --retry-connrefused http://localhost:8080/api/health
