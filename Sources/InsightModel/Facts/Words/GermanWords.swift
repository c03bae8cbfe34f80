/// What words of German say of figures.
enum GermanWords {
  static let units: [(Sense, String)] = [
    (.scale(2), "hundert"), (.scale(3), "Tausend,tausend,Tsd.,Tsd"),
    (.scale(6), "Millionen,Million,Mio.,Mio,Mill."),
    (.scale(9), "Milliarden,Milliarde,Mrd.,Mrd"), (.scale(12), "Billionen,Billion,Bio."),
    (.currency("EUR"), "Euro,Euros"), (.currency("USD"), "US-Dollar,Dollar,amerikanische Dollar"),
    (.currency("CHF"), "Schweizer Franken,Franken,Fr."), (.currency("GBP"), "britische Pfund,Pfund Sterling"),
    (.currency("CNY"), "Yuan,Renminbi"), (.currency("KRW"), "Won"), (.currency("JPY"), "Yen"),
    (.currency("SEK"), "Kronen,schwedische Kronen"),
    (.percent, "Prozent,v. H.,vH"),
    (.points, "Prozentpunkte,Prozentpunkten,Prozentpunkt,Punkte,Punkten,Punkt"),
    (.times, "mal,Mal,fache,fachen,faches,-fache,-fachen,fach"),
    (.duration("year"), "Jahre,Jahren,Jahr"), (.duration("quarter"), "Quartale,Quartalen"),
    (.duration("month"), "Monate,Monaten,Monat"), (.duration("week"), "Wochen,Woche"),
    (.duration("day"), "Tage,Tagen,Tag"),
    (.duration("hour"), "Stunden,Stunde"), (.duration("minute"), "Minuten,Minute"),
    (.duration("second"), "Sekunden"),
    (.duration("season"), "Saisons,Spielzeiten"),
    (.unit("t"), "Tonnen,Tonne,Metertonnen"), (.unit("kg"), "Kilogramm,Kilo"), (.unit("g"), "Gramm"),
    (.unit("m3"), "Kubikmeter,Kubikmetern,Festmeter"), (.unit("m2"), "Quadratmeter,Quadratmetern"),
    (.unit("km2"), "Quadratkilometer"), (.unit("km"), "Kilometer,Kilometern"), (.unit("m"), "Meter,Metern"),
    (.unit("ha"), "Hektar"), (.unit("l"), "Liter,Litern"), (.unit("hl"), "Hektoliter"),
    (.unit("barrel"), "Barrel,Fass"),
    (.unit("GWh"), "Gigawattstunden"), (.unit("MWh"), "Megawattstunden"), (.unit("TWh"), "Terawattstunden"),
    (.unit("kWh"), "Kilowattstunden"), (.unit("GW"), "Gigawatt"), (.unit("MW"), "Megawatt"),
    (.unit("kW"), "Kilowatt"),
    (.unit("°C"), "Grad Celsius,Grad"), (.unit("bp"), "Basispunkte,Basispunkten,Basispunkt"),
    (.label, "Uhr"),
    (.count("Stück"), "Stück"), (.count("Cent"), "Cent"),
    (.count("Menschen"), "Menschen,Personen,Einwohner,Leute"),
  ]

  static let words: [(Sense, String)] =
    CommonWords.currencies + [
      (.number(2), "zwei"), (.number(3), "drei"), (.number(4), "vier"), (.number(5), "fünf"),
      (.number(6), "sechs"),
      (.number(7), "sieben"), (.number(8), "acht"), (.number(9), "neun"), (.number(10), "zehn"),
      (.number(11), "elf"),
      (.number(12), "zwölf,ein Dutzend"), (.pack(12), "Dutzend"),
      (.number(1), "ein,eine,einer,eines,einen,einem"), (.number(0), "keine der,keiner der,keines der"),
      (.part(3), "Drittel,Dritteln"), (.part(4), "Viertel,Vierteln"), (.part(5), "Fünftel,Fünfteln"),
      (.part(6), "Sechstel"), (.part(7), "Siebtel"), (.part(8), "Achtel"), (.part(9), "Neuntel"),
      (.part(10), "Zehntel"),
      (.part(20), "Zwanzigstel"),
      (.fraction(100 / 2), "Hälfte,die Hälfte,zur Hälfte,halb,halbe,halbes,halben,halber"),
      (.fraction(100 / 3.0), "ein Drittel,einem Drittel,eines Drittels,das Drittel"),
      (.fraction(100 / 4), "ein Viertel,einem Viertel,eines Viertels"),
      (.fraction(100 / 5), "ein Fünftel,einem Fünftel,eines Fünftels"),
      (.fraction(100 / 6.0), "ein Sechstel,einem Sechstel"),
      (.fraction(100 / 7.0), "ein Siebtel,einem Siebtel"),
      (.fraction(100 / 8), "ein Achtel,einem Achtel"), (.fraction(100 / 9.0), "ein Neuntel,einem Neuntel"),
      (.fraction(100 / 10), "ein Zehntel,einem Zehntel,eines Zehntels"),
      (.fraction(100 / 20), "ein Zwanzigstel,einem Zwanzigstel"),
      (.fraction(75), "dreiviertel,Dreiviertel"), (.number(250_000), "Viertelmillion"),
      (.number(750_000), "Dreiviertelmillion"), (.outOf, "von je,von jeweils"),
      (.ordinal(1), "erste,erster,erstes,ersten,erstem"),
      (.ordinal(2), "zweite,zweiter,zweites,zweiten,zweitem"),
      (.ordinal(3), "dritte,dritter,drittes,dritten,drittem"),
      (.ordinal(4), "vierte,vierter,viertes,vierten,viertem"),
      (.ordinal(5), "fünfte,fünfter,fünftes,fünften,fünftem"),
      (.ordinal(6), "sechste,sechster,sechstes,sechsten,sechstem"),
      (.ordinal(7), "siebte,siebter,siebtes,siebten,siebtem,siebente,siebenten"),
      (.ordinal(8), "achte,achter,achtes,achten,achtem"),
      (.ordinal(9), "neunte,neunter,neuntes,neunten"), (.ordinal(10), "zehnte,zehnter,zehntes,zehnten"),
      (
        .multiple(2),
        "verdoppel*,doppelt so viel,doppelt so viele,doppelt so hoch,doppelt so groß,doppelt,das Doppelte"
      ),
      (.multiple(0.5), "halbiert*,halbierte,halb so viel,halb so viele,halb so groß,halb so hoch"),

      (
        .before(.about),
        "rund,etwa,ungefähr,circa,ca.,zirka,gegen,an die,annähernd,schätzungsweise,grob,gut gerechnet"
      ),
      (.before(.nearly), "fast,nahezu,beinahe,knapp,knappes,knappe,knappen,kaum"),
      (
        .before(.moreThan),
        "mehr als,über,mindestens,wenigstens,gut,gutes,oberhalb von,etwas mehr als,deutlich mehr als,deutlich über,knapp über,nicht weniger als"
      ),
      (.before(.lessThan), "nicht einmal,nicht ganz,weniger als,etwas weniger als"),
      (.before(.below), "unter,unterhalb von,knapp unter"),
      (.before(.atMost), "bis zu,höchstens,maximal,nicht mehr als"),
      (.after(.moreThan), "oder mehr,und mehr"), (.after(.atMost), "oder weniger"),

      (
        .rank(1),
        "Spitzenreiter,an der Spitze,Spitzenplatz,Spitzenposition,die Spitze,Nummer eins,Nr. 1,Marktführer,Tabellenführer,führt,führend*,Rang eins,Platz eins,Erster,Erste"
      ),
      (.rank(2), "Nummer zwei,Nr. 2,Rang zwei,Platz zwei,Zweiter"),
      (.rank(3), "Nummer drei,Nr. 3,Rang drei,Platz drei,Dritter"),
      (.rank(4), "Rang vier,Platz vier,Nummer vier"), (.rank(5), "Rang fünf,Platz fünf,Nummer fünf"),
      (.rank(6), "Rang sechs,Platz sechs"), (.rank(7), "Rang sieben,Platz sieben"),
      (.rank(8), "Rang acht,Platz acht"),
      (.rankNoun, "Platz,Rang,Stelle,Position,Plätze,Ränge,Rangs,Platzes"),
      (.rankStep, "Plätze,Ränge,Positionen,Platz,Rang,Stellen"),
      (.rankVerb, "bleibt,blieb,als,liegt,lag,rangiert,wurde,wird,ist,war,steht"),
      (.superlative, "größte*,höchste*,meiste*,stärkste*,beste*"),
      (.rank(2), "zweitgrößte*,zweithöchste*,zweitstärkste*,zweitmeiste*"),
      (.rank(3), "drittgrößte*,dritthöchste*,drittstärkste*"),
      (.rank(4), "viertgrößte*,vierthöchste*"), (.rank(5), "fünftgrößte*,fünfthöchste*"),
      (.rank(6), "sechstgrößte*"),
      (.top, "Top"),

      (
        .period(.lastYear),
        "im vergangenen Jahr,vergangenes Jahr,vergangenen Jahres,vergangenen Jahr,letztes Jahr,letzten Jahr,im letzten Jahr,letzten Jahres"
      ),
      (
        .period(.thisYear),
        "in diesem Jahr,dieses Jahr,dieses Jahres,diesem Jahr,laufenden Jahr,laufenden Jahres,heuer"
      ),
      (.period(.nextYear), "nächstes Jahr,im nächsten Jahr,kommenden Jahr,im kommenden Jahr,nächsten Jahr"),
      (.period(.lastQuarter), "Vorquartal,im Vorquartal,letzten Quartal"),
      (.period(.thisQuarter), "laufenden Quartal"),
      (.period(.lastMonth), "Vormonat,im Vormonat"), (.period(.thisMonth), "in diesem Monat"),
      (
        .period(.previous),
        "Vorjahr,Vorjahres,im Vorjahr,ein Jahr zuvor,ein Jahr davor,im Jahr davor,Jahr zuvor,Vorjahreswert,Vorsaison,zuvor,Vorjahreszeitraum"
      ),
      (
        .period(.partOfYear),
        "ersten Halbjahr,zweiten Halbjahr,Halbjahr,bisher,im Frühjahr,im Sommer,im Herbst,im Winter"
      ),
      (.quarter, "Quartal,Quartals"), (.year, "Jahr,Jahres,Saison"),
      (.month(1), "Januar,Jänner"), (.month(2), "Februar"), (.month(3), "März"), (.month(4), "April"),
      (.month(5), "Mai"),
      (.month(6), "Juni"), (.month(7), "Juli"), (.month(8), "August"), (.month(9), "September"),
      (.month(10), "Oktober"),
      (.month(11), "November"), (.month(12), "Dezember"),
      (.inRow, "in Folge,hintereinander,nacheinander,infolge"),

      (
        .up,
        """
        legen zu,legten zu,legte zu,legt zu,wuchs,wuchsen,wächst,wachsen,gewachsen,stieg,stiegen,steigt,steigen,gestiegen,steigert*,gesteigert,erhöht*,zulegte,legte,legten,legt,\
        zugelegt,mehr,höher,höhere*,Plus,plus,Zuwachs,Anstieg,Wachstum,Steigerung,gewann,gewannen,gewinnt,gewonnen,kletterte,klettert,\
        zulegen,zunehmen,zunahm,nahm zu,nahmen zu,zugenommen,Zunahme,ausgebaut,vergrößert*,verbessert*,sprang,springt,hinzu,dazu,aufgeholt
        """
      ),
      (
        .down,
        """
        sank,sanken,sinkt,sinken,gesunken,fiel,fielen,fällt,fallen,gefallen,schrumpf*,geschrumpft,verlor,verloren,verliert,weniger,niedriger,\
        Minus,minus,Rückgang,Rückgänge,Einbruch,Verlust,Abnahme,nahm ab,nahmen ab,abgenommen,zurück,abnehmen,zurückgehen,ging zurück,gingen zurück,zurückgegangen,\
        einbüßt*,büßte,gaben nach,gab nach,nachgab,reduziert*,verringert*,rutscht*,gekürzt,kürzte
        """
      ),
      (.growth, "Wachstumsrate,Veränderung,gegenüber dem Vorjahr,im Jahresvergleich,Wachstum von"),
      (
        .share,
        "Anteil,Anteils,Anteile,Anteilen,Marktanteil,Marktanteils,Marktanteile,entfallen,entfällt,entfielen,entspricht,ausmacht,Prozent der,Prozent des,Prozent aller"
      ),
      (
        .difference,
        "Abstand,Vorsprung,Differenz,Rückstand,Unterschied,vor,hinter,vorn,vorne,voraus,zurück lag"
      ),
      (.from, "von,vom"), (.to, "auf,zu,bis"),
      (.than, "als,gegenüber,nach,verglichen mit,statt,im Vergleich"),
      (.of, "der,des,von"),
      (
        .all,
        "weltweit,weltweite*,insgesamt,global*,gesamt*,Gesamt*,alle,aller,bundesweit,landesweit"
      ), (.together, "zusammen,gemeinsam,zusammengenommen,addiert,gemeinsame*"),
      (
        .hedge,
        """
        erwartet*,prognos*,Prognose,geplant*,plant,planen,soll,sollen,sollte,könnte,könnten,würde,würden,dürfte,dürften,Ziel,wollen,\
        falls,voraussichtlich,schätzt,vorläufig*,ohne,außer,bereinigt*,bis 20*,zunächst,ursprünglich,wollte,wollten,\
        rechnet,rechnete,rechnen,gerechnet,hofft,hoffte,hoffen,strebt,strebte,angestrebt*,anvisiert*,peilt,peilte,fürchtet,fürchtete,\
        versprach,verspricht,budgetiert*
        """
      ),
      (
        .other,
        """
        allein,pro,je,durchschnittlich*,Durchschnitt,inländisch*,Quartal,Halbjahr,Monat,monatlich,seit,einschließlich,davon,\
        darunter,Ausland,Export
        """
      ),
      (
        .name,
        """
        Terminal,Gate,Tor,Stufe,Klasse,Typ,Typen,Block,Phase,Modell,Version,Kapitel,Artikel,Art.,Absatz,Abs.,Paragraf,Paragraph,§,§§,Abschnitt,\
        Tabelle,Abbildung,Abb.,Tab.,Linie,Gleis,Halle,Gebäude,Zone,Seite,Nummer,Nr.,Ziffer,Serie,Kategorie,Gruppe,Kanal,Autobahn,Bundesstraße,\
        Richtlinie,Verordnung,Norm,ISO,IMO,DIN,EN,Agenda,Vision,Flug,Werk,Reaktor,Gesetz,Beschluss,Anhang,Anlage,Teil,Band,Heft,Ausgabe,Dock,\
        Schacht,Zug,Wagen,Bus,Motor,Boeing,Airbus,Euro,Formel,Windows,Runde,Spiel,Spieltag,Woche,Hangar,Station,Sektor,Paket,Protokoll,Los,Kai,\
        Schleuse,Güteklasse,Sorte,Stufen,Raum,Tour,Rampe,Startplatz,Boxengasse,Basel,Ofen,Hochofen,Anleger,Liegeplatz,Feld,Baureihe,Haus,S.,Tel.,Telefon,Durchwahl,Zimmer,Gruppe der,Kapitel,Bundesautobahn,Staatsstraße,Kreisstraße,Halle,Ebene,Stock,Tor
        """
      ),
      (.rest, "übrigen,anderen,Rest,restlichen,sonstigen,nicht genannten"),
      (.joins, "und,sowie,&"), (.apposition, "oder,das sind,das ist,das entspricht,beziehungsweise"),
      (.emphasis, "nur,noch,sogar,auch,erneut,bereits"),
      (.pronoun, "er,sie,es,sein,seine,ihr,ihre,das Unternehmen,der Konzern,das Land,der Verein"),
      (.turn, "während,aber,jedoch,weil,da,wobei,obwohl,doch,wenn"),
    ]
}
