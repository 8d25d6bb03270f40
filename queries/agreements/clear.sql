-- Make room for a new agreements file: whatever it does not state is no longer agreed.
--
-- params:  none

delete from workspace;
delete from organisation;
delete from department;
delete from person;
delete from partner;
delete from account;
delete from account_owner;
delete from account_operator;
delete from account_department;
delete from account_share;
delete from initiative;
delete from initiative_partner;
delete from agreement;
delete from attribution_rule;
delete from plan_rule;
delete from link;
delete from target;
delete from target_version;
delete from target_decision;
delete from target_party;
delete from agreed_contribution;
delete from event;
