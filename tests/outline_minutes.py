"""Invented minutes in the layouts that Danish municipalities use. Bodies, names and cases are made up."""

from __future__ import annotations

from typing import Final

POINT_PAGES: Final = """\
You are here

Referat

Dato: Onsdag, April 3, 2019 - 18:00
Sted: Mødelokale 2A
 • Pkt. 42 Beslutninger om dagsordenen

  Pkt. 42

  Beslutninger om dagsordenen

  Sagsnr. 299835 Kultur- og Idrætsudvalget Åbent punkt

  Kultur- og Idrætsudvalget, 03-04-2019, pkt. 42

  Godkendt.

 • Pkt. 43 Ny plan for roklubben

  Plan_2019.pdf Bilag_2.pdf

  Pkt. 43

  Ny plan for roklubben

  Sagsnr. 315923 Kultur- og Idrætsudvalget Åbent punkt

  Resume

  Roklubben har lavet en ny plan.

  Indstilling

  Forvaltningen indstiller, at

  1. planen godkendes
  2. klubben får 20.000 kr.

  Kultur- og Idrætsudvalget, 03-04-2019, pkt. 43

  Godkendt.
"""

GLUED_CONTENTS: Final = """\
Byrådet - Referat

Dato: 29. januar 2020
Lokale: Byrådssalen, Rådhuset
Tidspunkt: Kl. 19:00


Indholdsfortegnelse1. Fraværende


Resume

Sagsforløb: BY

Beslutning

Ingen.

Til toppen


2. Bemærkninger til dagsordenen


Resume

Sagsforløb: BY

Beslutning

Ingen.

Til toppen


5. 2. behandling af budget 2022


Resume

Sagsforløb: ØK/BY

Byrådet skal vedtage budgettet.

Beslutning

Vedtaget.
"""

MACHINE_LABELS: Final = """\
UDVALG

14-17 Økonomiudvalget

MØDE

Referat

STED

lokale 1.C

STARTTIDSPUNKT

05-03-2014 14:00:00

SLUTTIDSPUNKT

05-03-2014 18:00:00


PUNKTER

18. Godkendelse af dagsorden til møde den 5. marts 2014
19. SAGER TIL DRØFTELSE
20. Drøftelse af nøgletal
21. SAGER TIL BESLUTNING
22. Salg af ejendom - Lukket punkt
23. Underskriftsark18. Godkendelse af dagsorden til møde den 5. marts 2014

Godkendelse af dagsorden til møde den 5. marts 2014

Sagsgang og sagstype

Økonomiudvalget

Beslutningssag

Indstilling
Direktøren indstiller at:
 1. dagsordenen til mødet bliver godkendt.

Beslutning i Økonomiudvalget den 05-03-2014
Godkendt.
19. SAGER TIL DRØFTELSE

20. Drøftelse af nøgletal

Drøftelse af nøgletal

Indstilling
Direktøren indstiller at:
 1. nøgletallene drøftes
 2. sagen sendes videre

Beskrivelse af sagen
Tallene er faldet.

Beslutning i Økonomiudvalget den 05-03-2014
Drøftet.

21. SAGER TIL BESLUTNING

23. Underskriftsark

Underskriftsark

Indstilling

Beslutning i Økonomiudvalget den 05-03-2014
Godkendt.
"""

PRINTED_TWICE: Final = """\
Økonomiudvalget – Referat – 18. november 2019



1. Godkendelse af dagsorden (B)

1.     Godkendelse af dagsorden (B)

Sagsnr.: 330-2019-2104                 Dok.nr.: 330-2019-459408                                          Åbent
Kompetence: Økonomiudvalget
Beslutningstema
Godkendelse af dagsorden.
Indstilling
Borgmesteren indstiller,
1.    at dagsordenen godkendes
Beslutning i Økonomiudvalget den 18. november 2019:
Fraværende:
Godkendt.

2. Siden sidst fra medlemmerne (O)

2.     Siden sidst fra medlemmerne (O)

Sagsnr.: 330-2019-9361                 Dok.nr.: 330-2019-463016                                          Åbent
Kompetence: Økonomiudvalget
Beslutningstema
Orientering fra medlemmerne.
Indstilling
Borgmesteren indstiller,
1.    at orienteringen tages til efterretning
Beslutning i Økonomiudvalget den 18. november 2019:
Taget til efterretning.
"""

NO_BODY_IN_HEAD: Final = """\
01-10-2018 kl. 18:00
Byrådssalen

Medlemmer

Anna Prøve (A)

Bent Prøve (V)

Afbud

Carl Prøve (A)

Nr.143 - Godkendelse af dagsorden

Beslutning i Byrådet (18-21) den 01-10-2018

Dagsordenen blev godkendt.

Nr.144 - 2. behandling af budget 2019-2022

Sagsnr.: 18/24758

Beslutningstema

Vedtagelse af budgettet.

Indstilling

1. At budgettet vedtages.

Beslutning i Byrådet (18-21) den 01-10-2018

Vedtaget.
"""

FIVE_LINE_HEAD: Final = """\
Kommunalbestyrelsen - Referat
Referat
til
mødet i Kommunalbestyrelsen
den 28. september 2015 kl. 19:00
i Kommunalbestyrelsens mødesal

Kommunalbestyrelsen - Referat

Tryk 'Ctrl F' for at søge i hele teksten

Åbne dagsordenspunkter
227 Spørgsmål om broen
228 Lokalplan 191
231 Salg af grund

227. Spørgsmål om broen

Sagsnr.: 00.01.00-P35-130-15

Sagsfremstilling

Foretoges.

228. Lokalplan 191

Sagsnr.: 01.02.05-P16-4-15

Resume

Planen giver mulighed for 12 boliger.

1. Boligerne

Her bygges.

2. Vejen

Vejen bliver ny.

Indstilling

Forvaltningen indstiller,

1. at planen vedtages,
2. at den offentliggøres.

Beslutning

Vedtaget.

Fra Forvaltningen

231. Salg af grund

Sagsnr.: 01.02.05-P16-9-15

Indstilling

1. At grunden sælges.

Beslutning

Godkendt.
"""

NUMBER_ABOVE: Final = """\
Referat til mødet i Udvalget for Teknik og Miljø den 22. juni 2020 kl. 17:30 i Rådhuset, Østergade 22 - Mødelokale Skoven

Åbne dagsordenspunkter

85.02.02-G01-5-17

131. Godkendelse af dagsorden

Beslutning

Dagsorden blev godkendt.

Fraværende: Per Prøve (A).

02.34.02-P19-12-20

132. Højvej 13 - Byggesag

Forventet sagsgang

TM

Indstilling

Direktøren indstiller;

  1. At der udstedes byggetilladelse
  2. At praksis fortsættes

Beslutning

Godkendt.

Lukkede dagsordenspunkter

02.34.02-P19-13-20

134. Køb af jord
"""

TITLE_ABOVE: Final = """\
Kommunalbestyrelsen

24-09-2019

Medlemmer

Formand Anna Prøve (A)
Bent Prøve (C)

Fraværende

Carl Prøve (A), sag 129-138

Sager 129 - 131

Fold alle ud

Spørgetid
Sag nr. 129

Beslutningskompetence: KB

Sagens kerne

Beslutning

Taget til efterretning.

Tillæg 1 til Lokalplan 145
Sag nr. 130

Beslutningskompetence: KB

Sagens kerne

Forslaget har været i høring.

Indstilling

Teknisk Forvaltning indstiller,

at tillægget vedtages.

Teknik- og Miljøudvalget, 10. september 2019, pkt. 65:

Anbefales.

Beslutning

Godkendt.

Salg af areal
Sag nr. 131

Beslutningskompetence: KB

Beslutning

Godkendt.
"""

TITLE_BELOW_DATA: Final = """\
Økonomiudvalget

Referat fra ordinært møde

14. maj 2009

Torsdag kl. 7:30
Mødelokale D2

Følgende sager behandles på mødet	Side
Meddelelser	3
Havnen - generalforsamling	5
Lukket: Salg af grund	9

Økonomiudvalget
Punkt: 1
Acadre sagsnr.: 09/10438 Journalnr.: 00.22.00.A00
Sagsforløb: ØU - Åben sag
Mødedato: 14-05-2009
Sagsansvarlig enhed: Politik
Sagsbehandler: MG

Meddelelser

Baggrund

Der var ingen.

Beslutning

Taget til efterretning.

Økonomiudvalget
Punkt: 2
Acadre sagsnr.: 09/11524 Journalnr.: 00.22.00.A00
Mødedato: 14-05-2009

Havnen - generalforsamling

Indstilling

1. At borgmesteren deltager.

Beslutning

Godkendt.
"""

ROMAN_PAGES: Final = """\
Lindeby Kommune
Kommunalbestyrelsen
Referat
Dato: Onsdag den 15-maj-2002
Starttidspunkt for møde: Kl. 19.00
Sluttidspunkt for møde: Kl. 21.35
Mødested: Kommunalbestyrelsens mødelokaler
Udsendelsesdato: 21. maj 2002
Afbud fra:
Fraværende: Ingen.

Indholdsfortegnelse
Til efterretning - for åbne døre...i
89. Til efterretning - Kvartalsrapport...i
90. Til efterretning - Slottet...ii
Til behandling - for lukkede døre...xv
103. Lukket sag: Tandpleje for unge...xv

Til efterretning - for åbne døre
89. Til efterretning - Kvartalsrapport
J.nr.: 00.01.00A04 - 2002/34364
Initialer: AB
Åben sag
Økonomiafdelingen fremsender rapporten.

Beslutning: Taget til efterretning.

90. Til efterretning - Slottet
J.nr.: 00.01.00A04 - 2002/34365
Initialer: AB
Åben sag
Slottet er malet.

Beslutning: Taget til efterretning.

Til behandling - for lukkede døre
103. Lukket sag: Tandpleje for unge
J.nr.: 00.01.00A04 - 2002/34366
Lukket sag
"""

ONE_ITEM_PAGE: Final = """\
Mødedato: 13.09.2007, kl. 17:30

Indmeldelse i foreningen

Indmeldelse i foreningen

Borgerrepræsentationen

BESLUTNINGSPROTOKOL

fra Ordinært møde torsdag den 13. september 2007

Nr. 20           BR 366/07. Indmeldelse i foreningen

Det foreslås,

1.            at kommunen indmelder sig.

(Stillet af Gruppen)

Medlemsforslaget blev tiltrådt med 34 stemmer imod 15.

For stemte: A, B, F og Ø.
"""

BRACKETS: Final = """\
Mødedato: 19.04.2018, kl. 17:00
Mødested: Kulturhuset

1. Velkomst ( )

Beslutning

Formanden bød velkommen.

2. Godkendelse af dagsorden (2018-0073256)

Sagsfremstilling

Indstilling

Formanden indstiller,

1. at Lokaludvalget godkender dagsordenen

Beslutning i Havnens Lokaludvalg den 19. april 2018

Dagsordenen blev godkendt.

3. Midler (2018-0073257)

Beslutning i Havnens Lokaludvalg den 19. april 2018

Godkendt.
"""

FILE_DATA: Final = """\
Søby Kommune
Byrådet
Referat fra ordinært møde den 18. december 2019 kl. 19.00-23.55

1.      Spørgetid for borgerne

Sag 306-2009-600

Dok. 306-2019-263412

Initialer: PIM

Åbent

Sagsfremstilling

Byrådet vedtog den 24. februar 2009 at indføre spørgetid.

Beslutning

Ingen spørgsmål.

2.      Budget

Sag 306-2019-700

Dok. 306-2019-263413

Initialer: PIM

Åbent

Indstilling

1. At budgettet godkendes.
2. At renten sættes ned.

Beslutning

Godkendt.
"""

NO_SECTIONS: Final = """\
Møde i Kommunalbestyrelsen mandag den 25. september 2006, kl. 19.00 i Kommunalbestyrelsens mødesal
REFERAT
INDHOLDSFORTEGNELSE
1. Meddelelser	2
2. Anden budgetopfølgning	3
3. Nyt køkken	4
1. Meddelelser
Der var ingen.
ØKONOMIUDVALGET
2. Anden budgetopfølgning
Økonomiudvalget den 21. marts 2006, pkt. 4
Resumé
Budgettet følges.
Indstilling
Forvaltningen indstiller,
1. at opfølgningen godkendes.
Beslutning
Godkendt.
3. Nyt køkken
Resumé
Der skal bruges et køkken.
Beslutning
Godkendt.
"""

MARKDOWN: Final = """\
# Referat

## Teknik- og Bygningsudvalget tirsdag den 13. august 2024 kl. 16.30

Mødelokale Tårn, Rådhuset

## 1 (Åben) Godkendelse af dagsorden

Sagsnr.: 25/4311

### Beslutning

Godkendt.

## 2 (Åben) Bæredygtigt byggeri

Sagsnr.: 25/4312

### Sagsfremstilling

Aftalen består af:

1. Krav
2. Strategi

### Indstilling

Administrationen indstiller, at

1. orienteringen tages til efterretning
2. sagen genoptages

### Beslutning

Tiltrådt.

## 3 (Lukket) Udbud

Sagsnr.: 25/4313

## 4 (Lukket) Eventuelt

Mødet sluttede kl. 17.40.
"""

NUMBER_ALONE: Final = """\
Referat
Byrådet's møde
Tirsdag den 15-09-2015
Kl. 17:00
Byrådssalen

1.
Godkendelse af dagsorden

Sagsnr.: 15/1

Beslutning

Godkendt.

2.
Budget

Sagsnr.: 15/2

Indstilling

1. At budgettet sendes videre.

Beslutning

Godkendt.
"""

UNNUMBERED: Final = """\
Referat Lindeby Byråd 11-09-2019

Fælles ansvar for hjem

Beslutning
Fremsendes til udvalget.

Resumé
Byrådet tilsluttede sig.

Indstilling
Det indstilles:
At 1) byrådet tager status til efterretning.
At 2) byrådet drøfter.

Sagens forløb
15-08-2019 Afdelingen påtegning
Fremsendes til Forvaltningen.

Bilag

Ny skole i byen

Beslutning
Vedtaget.

Resumé
Skolen bygges.
"""
