#!/bin/sh
# Says good morning and lists what is served today.
cat /etc/motd
for page in /srv/www/*.html; do
    echo "page: ${page##*/}"
done
