FROM scratch
ENV x="v w"
ENV K0=${x}${x:+e}=~<
ENV K1="\$a\""`
ENV K2=`
ENV K3==\'\ \n${x:+e}#
ENV K4=~\n${y} \"<<=
ENV K5==\"=\"~$
ENV K6=${y}
ENV K7 \ =\n$x${x}\"#
ENV K8=\${x:+e}
ENV K9 $x$xé\n${x}#c
ENV K10 \ éa${x:+e}${y:-d}é
ENV K11=$`
ENV K12=''$\$\"
ENV K13=éé${x}#é\n
ENV K14 ${x:+e}
ENV K15 ${y:-d}
ENV K16=a$
ENV K17 `${y:-d}${y:-d}
ENV K18=${y}a\"
ENV K19 =<<`
ENV K20=$x
ENV K21=${y:-d}$${x}
ENV K22 a
ENV K23 b =\"$\"
ENV K24=\'é$\n$x${x:+e}\"
ENV K25=\"c${x}<a$x
ENV K26 ~$xacb b \"
ENV K27 #${y:-d}`b ${x:+e}\'
ENV K28=${y}~\n
ENV K29=${x:+e}a
ENV K30=\#${x}
ENV K31=$\'\$é${y:-d}
ENV K32 	${x}
ENV K33=\n
ENV K34=a
ENV K35=<<<<\"
ENV K36 \ \'${x}\n<a
ENV K37=<<\'\$
ENV K38=<\$<<\"=
ENV K39 ~\"=é
ENV K40=\n$x\$a<<\ ${x}
ENV K41=<<$x~
ENV K42=<\"\'${y}é$
ENV K43 #$<$\"
ENV K44 ~é b $x\é
ENV K45=<<#\$$x
ENV K46 $${x}a${x}\ c\"
ENV K47=`b 
ENV K48=`\"	
ENV K49 é${x:+e}
