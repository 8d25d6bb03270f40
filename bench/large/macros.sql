-- Draws that depend on the seed, a number and what they are for, on nothing else: the same in every order.

create or replace temp macro drawn(seed, what, number) as
(hash(seed, what, number) % 1000003 + 0.5) / 1000003.0;

-- Of a normal distribution, by Box and Muller.
create or replace temp macro normal(seed, what, number) as
sqrt(-2 * ln(drawn(seed, what, number))) * cos(2 * pi() * drawn(seed, what || ' angle', number));
