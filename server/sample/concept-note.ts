// The concept note from which the sample negotiation starts, as a reader would get it out of a printed page:
// hard-wrapped, double-spaced, addresses between the lines. The wording is this project's own.

export const SAMPLE_NOTE = `   Letter dated 5 March 2020 from the Permanent Representative of China to the

United Nations addressed to the Secretary-General

     China, in its capacity as President of the Security Council for March,

will convene a debate on the theme “Peacekeepers in danger: capacity, care and

accountability”, to be held on 24 March 2020. A concept note is attached so that

the members which wish to take part can prepare (see annex).

     I should be grateful if the present letter and its annex could be circulated

as a document of the Council.

(Signed) Permanent Representative of China to the United Nations
   Annex to the letter dated 5 March 2020 from the Permanent Representative of

China to the United Nations addressed to the Secretary-General

[Original: Chinese and English]

  Concept note for the Security Council debate on the safety of peacekeepers,

24 March 2020

 I. Background

1. China will hold a debate in March on what keeps peacekeepers safe and what

still fails them.

2. For 72 years, peacekeeping operations have given political settlements the

time they need. Today more than 95,000 peacekeepers serve in 13 missions. Since

2013, 257 of them have been killed by malicious acts, and illness and road

accidents have taken many more lives.

3. Four things decide how safe a peacekeeper is: the training received before

deployment, the equipment carried, the time until a wounded person is treated,

and the way in which performance is assessed and corrected.

4. The Council has come back to the matter several times. Its resolution 2272 (2016)

deals with the conduct of personnel. Resolution 2378 (2017) asks for better plan-

ning and stronger partnerships. Resolution 2436 (2018) links performance to train-

ing and accountability. Resolution 2447 (2018) sets out the place of police com-

ponents.

5. Much has been learned from the independent report on casualties of December

2017 and from the action plan that followed it.

https://peacekeeping.un.org/en/improving-security-of-peacekeepers
https://peacekeeping.un.org/en/improving-security-of-peacekeepers
https://peacekeeping.un.org/en/action-for-peacekeeping-a4p
 The lessons must now become habit. Safety is a shared responsibility: the Council

should give clear and achievable mandates; the Secretariat should strengthen

operational support and logistics; troop- and police-contributing countries should

send personnel who are well trained; financial contributors should provide

resources in proportion to the tasks; and host States should explain the mission

to their people and bring attackers to justice.

 II. Purpose of the debate

6. The debate should let the Council and the contributing countries compare what

works, agree on where support is most needed and prepare a common text.

 III. Questions for discussion

7. Participants may wish to consider the following questions:

 (a) What measures should the Council, the Secretariat, troop- and police-

contributing countries, financial contributors and host States each take to build

the capacity of missions in the year of the seventy-fifth anniversary of the

United Nations?

 (b) How can Member States help contributing countries with training, equip-

ment and resources?

 (c) In the United Nations Multidimensional Integrated Stabilization Mission in

Mali (MINUSMA), the United Nations Mission in South Sudan (UNMISS) and the

United Nations Organization Stabilization Mission in the Democratic Republic of

the Congo (MONUSCO), dangers are many. How should each actor answer them?

 (d) How can the training of peacekeepers be made consistent and be kept up to

date?

 (e) What uniform standards for deployment should the Secretariat set, and what

will it need in order to apply them?

 IV. Arrangements

8. The meeting will take the form of a debate. Troop- and police-contributing

countries are welcome to participate. It will be held on 24 March at 10 a.m. in the

Security Council Chamber and will be chaired by the Permanent Representative of

China. Participants will hear briefings by the Under-Secretary-General for Peace

Operations and the Under-Secretary-General for Operational Support. An outcome

document on the safety of peacekeepers is expected to be adopted.
`
