#!/bin/sh
# Healthy as long as the front page comes within two seconds.
exec curl --silent --fail --max-time 2 --output /dev/null "http://127.0.0.1:${PORT:-8080}/"
