-- $1 case
select assess_by as "assessBy", answer_by as "answerBy" from case_file where id = $1
