#!/usr/bin/env python3
"""What becomes of text that was read in another encoding than its own: 34 languages, every usual misreading, with bytes lost or kept.

Usage: Benchmarks/misreadings.py PROGRAM [wrong]
Each paragraph is damaged alone, its first sentence alone, and between sound English ones. It is right where the text is as it was
meant; partly where all letters are right or visibly lost; left where it is as printed, told where a doubt is told; wrong where a
letter stands that was neither meant nor printed. `wrong` prints each of those.
"""
import collections, concurrent.futures, difflib, json, re, subprocess, sys

SENTENCES = {
    "French": "Le chantier naval de l’estuaire a livré deux bâtiments à l’automne. Les ouvriers, fatigués mais fiers, réclament des salaires plus élevés. « Nous n’avons jamais été aussi occupés », déclare le directeur, où qu’on l’interroge.",
    "German": "Die Hafenbehörde prüft größere Kräne für das nördliche Becken. Für die Anwohner wäre das ein spürbarer Rückschritt, fürchtet der Bürgermeister. „Wir müssen über Lärm reden“, sagte er, „und zwar früh genug.“",
    "Spanish": "La compañía pesquera amplió su flota con tres buques más pequeños. Según el capitán, la campaña del otoño será difícil, pero no imposible. ¿Quién pagará los daños del último año? Nadie lo sabe aún.",
    "Portuguese": "A associação de armadores não espera uma recuperação rápida. Três navios estão em construção, e as negociações com o país vizinho começarão amanhã. “É uma situação difícil”, disse o porta-voz da organização.",
    "Italian": "La città vecchia è rimasta senza tram perché la società non può pagare l’elettricità. Più di metà dei viaggiatori andrà a piedi. «Così non si può continuare», ha detto l’assessore alla mobilità.",
    "Swedish": "Färjan går två gånger om dagen från den gamla hamnen på östra sidan. Där får resenärerna köpa kaffe, smörgåsar och färska bär. ”Vi hoppas på fler besökare nästa år”, säger ägaren på ön.",
    "Danish": "Færgen sejler også på søndage, når blæsten tillader det. Øboerne ønsker flere afgange og lavere priser på årskort. »Vi må gøre noget før næste år«, siger borgmesteren på rådhuset.",
    "Finnish": "Pääkaupungin satamassa työskentelee yhä enemmän väkeä. Tämän vuoden lämpötila on ollut poikkeuksellisen korkea, ja jäät lähtivät lahdelta jo ennen pääsiäistä. ”Näin käy yleensä”, sanoo päällikkö.",
    "Icelandic": "Bátarnir fóru á sjó þrátt fyrir óveðrið í gær. Veiðin var góð og sjómennirnir komu heim með fullar lestir af þorski og ýsu. „Það er ágætt,“ sagði skipstjórinn við blaðið.",
    "Polish": "Stocznia zwiększyła zatrudnienie o jedną piątą w ciągu roku. Związkowcy żądają wyższych płac i krótszego tygodnia pracy. „Nie możemy już dłużej czekać”, mówi przewodniczący, który wcześniej pracował w Łodzi.",
    "Czech": "Loděnice letos zvýšila počet zaměstnanců téměř o třetinu. Odbory přesto žádají vyšší mzdy a kratší směny. „Už nemůžeme déle čekat,“ říká předseda, který dříve působil v Plzni, a dodává, že příští týden začne stávka.",
    "Slovak": "Prístav tento rok zvýšil počet zamestnancov takmer o tretinu. Odborári však žiadajú vyššie mzdy a kratšie zmeny. „Už nemôžeme ďalej čakať,“ hovorí predseda, ktorý predtým pôsobil v Žiline.",
    "Hungarian": "A hajógyár idén csaknem harmadával növelte a létszámot. A szakszervezet mégis magasabb béreket és rövidebb műszakokat követel. „Nem várhatunk tovább” – mondta az elnök, aki korábban Győrben dolgozott.",
    "Romanian": "Șantierul naval și-a mărit anul acesta numărul de angajați cu aproape o treime. Sindicatul cere totuși salarii mai mari și schimburi mai scurte. „Nu mai putem aștepta”, spune președintele, înainte de întâlnire.",
    "Croatian": "Brodogradilište je ove godine povećalo broj zaposlenih za gotovo trećinu. Sindikat ipak traži veće plaće i kraće smjene. „Više ne možemo čekati”, kaže predsjednik, koji je prije toga radio u Šibeniku.",
    "Lithuanian": "Laivų statykla šiemet beveik trečdaliu padidino darbuotojų skaičių. Profesinė sąjunga vis dėlto reikalauja didesnių atlyginimų ir trumpesnių pamainų. „Daugiau laukti negalime“, – sako pirmininkas.",
    "Latvian": "Kuģu būvētava šogad par gandrīz trešdaļu palielinājusi darbinieku skaitu. Arodbiedrība tomēr prasa lielākas algas un īsākas maiņas. “Mēs vairs nevaram gaidīt,” saka priekšsēdētājs, kurš agrāk strādāja Liepājā.",
    "Estonian": "Laevatehas suurendas tänavu töötajate arvu ligi kolmandiku võrra. Ametiühing nõuab siiski kõrgemaid palku ja lühemaid vahetusi. „Me ei saa enam oodata,” ütleb esimees, kes varem töötas Pärnus.",
    "Turkish": "Tersane bu yıl çalışan sayısını yaklaşık üçte bir artırdı. Sendika yine de daha yüksek ücret ve daha kısa vardiyalar istiyor. “Artık bekleyemeyiz” diyor başkan, daha önce İzmir’de çalışmış olan eski bir işçi.",
    "Vietnamese": "Xưởng đóng tàu năm nay đã tăng số công nhân thêm gần một phần ba. Tuy vậy công đoàn vẫn đòi lương cao hơn và ca làm việc ngắn hơn. “Chúng tôi không thể chờ thêm nữa”, vị chủ tịch nói với các phóng viên.",
    "Russian": "Судостроительный завод в этом году увеличил число рабочих почти на треть. Профсоюз всё же требует повышения зарплаты и коротких смен. «Больше ждать мы не можем», — говорит председатель, который раньше работал в Мурманске.",
    "Ukrainian": "Суднобудівний завод цього року збільшив кількість працівників майже на третину. Профспілка все ж вимагає вищої платні й коротших змін. «Довше чекати ми не можемо», — каже голова, який раніше працював в Одесі.",
    "Bulgarian": "Корабостроителницата тази година увеличи броя на работниците с почти една трета. Синдикатът все пак иска по-високи заплати и по-къси смени. „Не можем да чакаме повече“, казва председателят, който преди работеше във Варна.",
    "Serbian": "Бродоградилиште је ове године повећало број радника за готово трећину. Синдикат ипак тражи веће плате и краће смене. „Више не можемо да чекамо“, каже председник, који је раније радио у Нишу.",
    "Greek": "Το ναυπηγείο αύξησε φέτος τον αριθμό των εργαζομένων κατά ένα τρίτο περίπου. Το σωματείο ζητά ωστόσο υψηλότερους μισθούς και μικρότερες βάρδιες. «Δεν μπορούμε να περιμένουμε άλλο», λέει ο πρόεδρος της ένωσης.",
    "Hebrew": "המספנה הגדילה השנה את מספר העובדים בכמעט שליש. האיגוד דורש בכל זאת שכר גבוה יותר ומשמרות קצרות יותר. איננו יכולים לחכות עוד, אמר היושב ראש, שעבד קודם לכן בנמל חיפה.",
    "Arabic": "زاد حوض بناء السفن عدد العمال هذا العام بنحو الثلث. ومع ذلك تطالب النقابة بأجور أعلى ومناوبات أقصر. وقال رئيسها، الذي كان يعمل سابقا في ميناء الإسكندرية، إنهم لا يستطيعون الانتظار أكثر من ذلك.",
    "Persian": "کارخانه کشتی سازی امسال شمار کارگران خود را نزدیک به یک سوم افزایش داد. با این حال اتحادیه خواهان دستمزد بیشتر و نوبت های کوتاه تر است. رئیس آن می گوید دیگر نمی توانیم صبر کنیم.",
    "Thai": "อู่ต่อเรือแห่งนี้เพิ่มจำนวนคนงานขึ้นเกือบหนึ่งในสามในปีนี้ แต่สหภาพแรงงานยังคงเรียกร้องค่าจ้างที่สูงขึ้นและกะทำงานที่สั้นลง ประธานกล่าวว่าเราไม่สามารถรอได้อีกต่อไปแล้ว",
    "Hindi": "जहाज बनाने वाले कारखाने ने इस साल अपने मजदूरों की संख्या लगभग एक तिहाई बढ़ा दी है। फिर भी संघ अधिक वेतन और छोटी पाली की मांग कर रहा है। अध्यक्ष ने कहा कि हम और प्रतीक्षा नहीं कर सकते।",
    "Korean": "조선소는 올해 직원 수를 거의 삼분의 일이나 늘렸다. 그래도 노조는 더 높은 임금과 더 짧은 근무 시간을 요구하고 있다. “우리는 더 이상 기다릴 수 없다”고 위원장은 기자들에게 말했다.",
    "Chinese": "这家造船厂今年把工人人数增加了近三分之一。工会仍然要求提高工资，缩短每班的工作时间。“我们不能再等下去了”，工会主席对记者说，他以前在大连港工作。",
    "Taiwanese": "這家造船廠今年把工人人數增加了將近三分之一。工會仍然要求提高工資，縮短每班的工作時間。「我們不能再等下去了」，工會主席對記者說，他以前在高雄港工作。",
    "Japanese": "この造船所は今年、従業員の数をおよそ三分の一増やした。それでも組合は賃金の引き上げと勤務時間の短縮を求めている。「これ以上は待てない」と委員長は記者に語った。",
}

PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "–": "-", "—": "-", "ș": "ş", "ț": "ţ", "Ș": "Ş",
                       "ی": "ي", "ک": "ك", "گ": "ك", "چ": "ج", "پ": "ب", "ژ": "ز"})
ONLY = {"cp949": ["Korean"], "gb18030": ["Chinese", "Taiwanese"], "big5": ["Taiwanese"], "cp932": ["Japanese"], "euc-jp": ["Japanese"],
        "cp1257": ["Lithuanian", "Latvian", "Estonian"]}
LEGACY = ("cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp874 iso8859-2 iso8859-5 iso8859-7 koi8-r koi8-u cp866 cp850 cp852 cp437 "
          "mac_roman cp949 gb18030 big5 cp932 euc-jp").split()
BEFORE = "The yard’s new crane arrived in May, and the café reopened.\n\n"
AFTER = "\n\n“Nobody knew,” said José Núñez – who runs it.\nIt costs £5 ± 10% at 20 °C."

def without(text, low, high):
    return "".join(sign for sign in text if not low <= ord(sign) < high)

LOSSES = {"kept": lambda text: text, "C1 lost": lambda text: without(text, 0x80, 0xA0),
          "NBSP, SHY": lambda text: text.replace("\xad", "").replace("\xa0", " "),
          "all three": lambda text: without(text, 0x80, 0xA0).replace("\xad", "").replace("\xa0", " ")}

def read_as(data, encoding):
    """Each byte as a character; those that the encoding lacks come through as controls."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in data)

def encoded(text, encoding):
    for candidate in (text, text.translate(PLAIN)):
        try: return candidate, candidate.encode(encoding)
        except UnicodeError: pass
    return None, None

def cases():
    readings = [("utf-8", "latin-1"), ("utf-8", "cp1252")] + [(encoding, into) for encoding in LEGACY for into in ("latin-1", "cp1252")]
    readings += [("utf-8", other) for other in "mac_roman cp437 cp850 cp1250 cp1251 cp1254 cp866".split()]
    for language, paragraph in SENTENCES.items():
        sentence = re.match("[^.。।]*[.。।]?", paragraph).group()
        for source, into in readings:
            if language not in ONLY.get(source, [language]): continue
            for loss, lose in LOSSES.items():
                if loss != "kept" and into not in ("latin-1", "cp1252"): continue
                for where, text in (("whole", paragraph), ("short", sentence), ("between", paragraph)):
                    meant, data = encoded(text, source)
                    if data is None: continue
                    damaged = lose(read_as(data, into))
                    if damaged == meant or loss != "kept" and damaged == read_as(data, into): continue
                    if where == "between": meant, damaged = BEFORE + meant + AFTER, BEFORE + damaged + AFTER
                    yield language, f"{source} as {into}", loss, where, meant, damaged

def plain(text):
    return re.sub(r"[\s\u3000]+", " ", text.replace("\xa0", " ").replace("\xad", "")).strip()

def verdict(meant, damaged, shown, told):
    meant, damaged, shown = plain(meant), plain(damaged), plain(shown)
    if shown == meant: return "right"
    hidden = re.compile("[\u2400-\u2421\ufffd\x80-\x9f]")
    controls = "".join(sign for sign in damaged if "\x80" <= sign < "\xa0")
    as_windows = read_as(controls.encode("latin-1"), "cp1252")
    printed = hidden.sub("", damaged)
    if hidden.sub("", shown) in (printed, hidden.sub("", read_as(damaged.encode("latin-1"), "cp1252")) if damaged.isascii() else printed):
        return "left, told" if told else "left"
    for kind, _, _, start, end in difflib.SequenceMatcher(None, meant, shown, autojunk=False).get_opcodes():
        if kind in ("replace", "insert") and not all(sign in printed + as_windows for sign in hidden.sub("", shown[start:end])):
            return "wrong"
    return "partly, told" if told or "\ufffd" in shown else "partly"

def healed(case):
    shown = json.loads(subprocess.run([PROGRAM, "show", "-", "--format", "json"], input=case[5].encode(), capture_output=True).stdout)
    blocks = [block.get("text") or "" for section in shown["sections"] for article in section["articles"]
              for block in [{"text": article.get("headline")}] + article["blocks"]]
    title = shown.get("title") or ""
    text = "\n".join(blocks)
    return text if plain(text).startswith(plain(title)[:20]) else title + "\n" + text, any(
        entry["kind"] in ("unhealed", "encoding", "undecodable") for entry in shown["diagnostics"])

if __name__ == "__main__":
    PROGRAM = sys.argv[1]
    rows, total = collections.defaultdict(collections.Counter), collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        every = list(cases())
        for case, (shown, told) in zip(every, pool.map(healed, every)):
            kind = verdict(case[4], case[5], shown, told)
            rows[case[1]][kind] += 1
            total[kind] += 1
            if kind == "wrong" and sys.argv[2:] == ["wrong"]: print(*case[:4], plain(shown), sep=" | ")
    kinds = ["right", "partly, told", "partly", "left, told", "left", "wrong"]
    print("| misread | " + " | ".join(kinds) + " |\n|---" * 1 + "|---:" * len(kinds) + "|")
    for name, counts in list(rows.items()) + [("all", total)]:
        print(f"| {name} | " + " | ".join(str(counts[kind]) for kind in kinds) + " |")
