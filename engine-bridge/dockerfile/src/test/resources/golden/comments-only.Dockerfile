# only

#comments