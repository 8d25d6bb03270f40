-- Put the roll-up of account days in the place of account_days_known, for one cursor that asks about everything known.
--
-- params:  none

create or replace temp macro account_days_known(known_at) as table (
    select
        _day.account_id, _day.day, _day.exposures, _day.reach, _day.reactions, _day.comments, _day.shares, _day.saves,
        _day.engagements_native, _day.link_clicks, _day.all_clicks, _day.video_views, _day.follows, _day.unfollows,
        _day.followers, _day.profile_visits, _day.as_of_on
    from account_day_latest as _day
);
