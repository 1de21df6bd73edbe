# escape = \ 
 	 from a  
	RUN echo a\\
RUN \
\
 x \  

#c
  # d
 y
run z \