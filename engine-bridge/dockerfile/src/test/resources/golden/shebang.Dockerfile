#!/usr/bin/env docker
# escape=`
FROM a
# escape=`
RUN a \
 b