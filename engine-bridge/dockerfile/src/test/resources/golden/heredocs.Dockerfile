FROM a
RUN <<EOF
apt-get update
FROM not-an-instruction
EOF
RUN <<-'EOF' cat > /x
		tabs $gone
	EOF
COPY <<"one.txt" <<two.txt /dst/
$one
one.txt
$two
two.txt
RUN python3 <<EOF && sh 3<<EOT
print("a << b")
EOF
last
EOT
RUN echo "<<EOF is quoted"
RUN ["echo", "<<EOF"]
ADD <<a \
  # comment
  /x
content
a
ONBUILD RUN <<EOF
echo triggered
EOF
RUN <<EOF
#!/usr/bin/env python3
print(1)
EOF
COPY a <<EOF
x
EOF
RUN cat <<EOF
never ends
